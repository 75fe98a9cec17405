import { describe, expect, it } from 'vitest'
import { findCodes } from '@/lib/signatures/codes'

const codesIn = (text: string) =>
  findCodes(text).map(({ id, start, end }) => `${id}: ${text.slice(start, end)}`)

describe('a post that names an error', () => {
  it.each([
    ['It died with Xid 79 again.', ['nv-xid-79: Xid 79']],
    ['XID: 79 or xid-31?', ['nv-xid-79: XID: 79', 'nv-xid-31: xid-31']],
    ['SXid 12028 on one switch', ['nv-sxid-12028: SXid 12028']],
    ['I get cudaErrorSystemNotReady (802).', ['cuda-802: cudaErrorSystemNotReady']],
    ['CUDA error 802 everywhere', ['cuda-802: CUDA error 802']],
    ['see NV_ERR_GPU_IS_LOST in the log', ['nv-gpu-lost: NV_ERR_GPU_IS_LOST']],
    ['"ring gfx_0.0.0 timeout" after resume', ['amd-ring-timeout: ring gfx_0.0.0 timeout']],
    ['then ring sdma0 timeout', ['amd-sdma-timeout: ring sdma0 timeout']],
    ['HSA_STATUS_ERROR_OUT_OF_RESOURCES', ['hsa-status-out-of-resources: HSA_STATUS_ERROR_OUT_OF_RESOURCES']],
    [
      'ZE_RESULT_ERROR_DEVICE_LOST and VK_ERROR_DEVICE_LOST',
      ['ze-error-device-lost: ZE_RESULT_ERROR_DEVICE_LOST', 'vk-device-lost: VK_ERROR_DEVICE_LOST'],
    ],
  ])('links the codes of: %s', (text, expected) => {
    expect(codesIn(text)).toEqual(expected)
  })

  it.each([
    'make failed with exit code 2',
    'an unknown error, operation not permitted',
    'the ring buffer has a timeout of 31 seconds',
    'Xid is short for X identifier',
    'driver 580.95.05 on kernel 6.12',
  ])('leaves ordinary words alone: %s', (text) => {
    expect(codesIn(text)).toEqual([])
  })
})
