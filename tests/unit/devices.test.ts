import { describe, expect, it } from 'vitest'
import { describeDevice } from '@/lib/devices/describe'
import { firmwarePattern } from '@/lib/devices/firmware'
import { readModuleAliases, readModuleRows, tableOf } from '@/lib/devices/import/read-module-tables'
import { readPciIds } from '@/lib/devices/import/read-pci-ids'
import { deviceQuery, parseDeviceFilter } from '@/lib/devices/list-input'
import { isGraphicsName } from '@/lib/devices/name-pattern'
import { namesInTexts } from '@/lib/devices/naming'
import { parsePciId } from '@/lib/devices/pci-id'
import { deviceWords } from '@/lib/devices/words'

const facts = { listed: null, sold: [], group: null, modules: [] }

describe('a PCI id', () => {
  it('is read in every usual spelling', () => {
    for (const text of ['10de:2684', '10DE:2684', '0x10de:0x2684', '[10de:2684]', ' 10de:2684 ', '10de-2684'])
      expect(parsePciId(text)).toBe('10de:2684')
    for (const text of ['', '10de', '10de:268', '10de:26844', '10dg:2684', '01:00.0', '10de:2684:1'])
      expect(parsePciId(text)).toBeNull()
  })
})

describe('describing a device', () => {
  it.each([
    ['10de:2b85', 'GB202 [GeForce RTX 5090]', 'GeForce RTX 5090', 'GB202', 'Blackwell', 'sm_120'],
    ['10de:24b6', 'GA104GLM [RTX A3000 Mobile]', 'RTX A3000 Mobile', 'GA104', 'Ampere', 'sm_86'],
    ['10de:1db1', 'GV100GL [Tesla V100 SXM2 16GB]', 'Tesla V100 SXM2 16GB', 'GV100', 'Volta', 'sm_70'],
    ['10de:0100', 'NV10 [GeForce 256 SDR]', 'GeForce 256 SDR', 'NV10', 'Celsius', null],
    [
      '1002:7550',
      'Navi 48 [Radeon RX 9070/9070 XT/9070 GRE]',
      'Radeon RX 9070/9070 XT/9070 GRE',
      'Navi 48',
      'RDNA 4',
      'gfx1201',
    ],
    ['1002:67df', 'Ellesmere [Radeon RX 470/480]', 'Radeon RX 470/480', 'Ellesmere', 'GCN 4', 'gfx803'],
    [
      '1002:687f',
      'Vega 10 XL/XT [Radeon RX Vega 56/64]',
      'Radeon RX Vega 56/64',
      'Vega 10',
      'GCN 5',
      'gfx900',
    ],
    ['1002:9440', 'RV770 [Radeon HD 4870]', 'Radeon HD 4870', 'RV770', 'TeraScale 1', null],
    ['1002:ffff', 'Something nobody knows', 'Something nobody knows', null, null, null],
  ])('reads %s as pci.ids names it', (pciId, listed, name, codeName, architecture, isa) => {
    expect(describeDevice({ ...facts, pciId, listed })).toMatchObject({ name, codeName, architecture, isa })
  })

  it('takes Intel’s platform from the group of the id', () => {
    const alderLake = {
      ...facts,
      pciId: '8086:4680',
      listed: 'Alder Lake-S GT1 [UHD Graphics 770]',
      group: 'ADLS',
    }
    expect(describeDevice(alderLake)).toMatchObject({
      ...{ name: 'Alder Lake-S GT1, UHD Graphics 770', codeName: 'Alder Lake-S', architecture: 'Xe-LP' },
    })
  })

  it('names from other lists what pci.ids lacks, and nothing when none knows', () => {
    const sold = ['AMD Radeon 860M Graphics', 'AMD Radeon 840M Graphics']
    expect(describeDevice({ ...facts, pciId: '1002:1114', sold }).name).toBe(
      'Radeon 860M Graphics / Radeon 840M Graphics',
    )
    expect(describeDevice({ ...facts, pciId: '1002:1114', modules: ['amdgpu'] })).toMatchObject({
      ...{ name: null, vendor: 'amd', kind: 'gpu', architecture: null },
    })
    expect(describeDevice({ ...facts, pciId: '8086:fd3e', modules: ['intel_vpu'] }).kind).toBe('npu')
  })

  it('tells GPUs from their companions by name', () => {
    expect(isGraphicsName('10de', 'AD102 [GeForce RTX 4090]')).toBe(true)
    expect(isGraphicsName('10de', 'AD102 High Definition Audio Controller')).toBe(false)
    expect(
      isGraphicsName('8086', '2nd Generation Core Processor Family Integrated Graphics Controller'),
    ).toBe(true)
    expect(isGraphicsName('8086', 'SSD 660P Series')).toBe(false)
    expect(isGraphicsName('1002', 'RS780 PCI to PCI bridge (ext gfx port 0)')).toBe(false)
    expect(isGraphicsName('ffff', 'GeForce')).toBe(false)
  })
})

describe('names in texts', () => {
  it('are the short forms that tell a card from others', () => {
    const name = 'Radeon RX 7900 XT/7900 XTX/7900 GRE/7900M'
    expect(namesInTexts({ name, sold: [] })).toEqual(['RX 7900 XT', '7900 XTX', '7900 GRE', '7900M'])
    expect(namesInTexts({ name: 'GeForce RTX 4090', sold: ['NVIDIA GeForce RTX 4090'] })).toEqual([
      'RTX 4090',
    ])
    expect(namesInTexts({ name: 'Tiger Lake-LP GT2, Iris Xe Graphics', sold: [] })).toEqual([
      'Tiger Lake-LP GT2',
    ])
    expect(namesInTexts({ name: null, sold: [] })).toEqual([])
  })
})

describe('the words of a query', () => {
  it('match with or without spaces, and numbers only as a whole', () => {
    const matches = (query: string, text: string) =>
      (deviceWords(query)?.words ?? []).every(
        ({ pattern, pieces }) =>
          pieces.every((piece) => text.includes(piece)) &&
          new RegExp(pattern.replaceAll('\\m', '\\b')).test(text),
      )
    expect(matches('RTX4090', 'geforce rtx 4090')).toBe(true)
    expect(matches('navi31', 'navi 31')).toBe(true)
    expect(matches('7900xtx', 'radeon rx 7900 xtx')).toBe(true)
    expect(matches('580', 'geforce gtx 1580')).toBe(false)
    expect(matches('580', 'radeon rx 5800')).toBe(false)
    expect(matches('0x2684', '10de:2684')).toBe(true)
    expect(deviceWords('??')).toBeNull()
  })
})

describe('the filter of the list', () => {
  it('survives its own address, and refuses what no link says', () => {
    const filter = {
      q: 'rx 7900',
      vendor: 'amd',
      architecture: 'RDNA 3',
      after: { rank: 12, pciId: '1002:744c' },
    } as const
    expect(parseDeviceFilter(Object.fromEntries(new URLSearchParams(deviceQuery(filter))))).toEqual(filter)
    expect(parseDeviceFilter({})).toEqual({ q: '', vendor: null, architecture: null, after: null })
    expect(parseDeviceFilter({ vendor: '', architecture: '', q: '' })).not.toBeNull()
    for (const bad of [
      { vendor: 'matrox' },
      { architecture: 'nope' },
      { after: '1' },
      { q: 'x'.repeat(101) },
      { q: 'a\0' },
    ])
      expect(parseDeviceFilter(bad)).toBeNull()
  })
})

describe('files', () => {
  const vendors = new Set(['10de'])

  it('of pci.ids are read with subsystems, classes passed over, and malformed lines told', () => {
    const text = [
      '#\tVersion: 2027.01.01',
      '10de  NVIDIA Corporation',
      '\t2684  AD102 [GeForce RTX 4090]',
      '\t\t10de 16f3  Founders Edition',
      '\tnonsense',
      '\t\t10de 16f4  Of nobody',
      '8086  Intel Corporation',
      '\t1234  Not wanted',
      'C 03  Display controller',
      '\t00  VGA compatible controller',
    ].join('\r\n')
    expect(readPciIds(text, vendors)).toEqual({
      edition: '2027.01.01',
      editionDate: undefined,
      rows: [
        { pciId: '10de:2684', subsystem: '', revision: '', name: 'AD102 [GeForce RTX 4090]' },
        { pciId: '10de:2684', subsystem: '10de:16f3', revision: '', name: 'Founders Edition' },
      ],
      problems: [{ line: 5, text: '\tnonsense' }],
    })
  })

  it('of module tables say by their first line which they are', () => {
    expect(tableOf('kernel\tmodule\talias\n')).toBe('alias')
    expect(tableOf('kernel\tmodule\tparam\ttype\n')).toBe('param')
    expect(tableOf('module\tkernel\n')).toBeNull()
    const aliases =
      'kernel\tmodule\talias\n6.1\tamdgpu\tpci:v00001002d*sv*sd*bc03sc*i*\n6.1\tamdgpu\tof:N*T*\n'
    expect(readModuleAliases(aliases)).toEqual({
      rows: [{ kernel: '6.1', module: 'amdgpu', vendorId: '1002', deviceId: '', pciClass: '03' }],
      problems: [{ line: 3, text: '6.1\tamdgpu\tof:N*T*' }],
    })
    expect(
      readModuleRows('kernel\tmodule\tfirmware\n6.1\txe\txe/bmg_guc_70.bin\n', 'firmware').rows,
    ).toHaveLength(1)
  })
})

describe('the pattern of firmware names', () => {
  it('keeps versions apart', () => {
    const chip = { codeName: '', architecture: null, isa: null, firmware: ['dcn_3_5', 'tahiti'] }
    const pattern = new RegExp(firmwarePattern(chip) ?? '', 'i')
    expect(pattern.test('amdgpu/dcn_3_5_dmcub.bin')).toBe(true)
    expect(pattern.test('amdgpu/dcn_3_5_1_dmcub.bin')).toBe(false)
    expect(pattern.test('radeon/TAHITI_pfp.bin')).toBe(true)
    expect(firmwarePattern(null)).toBeNull()
  })
})
