export type AmdFamily = { architecture: string; isa?: string; chips: Record<string, string> }

/** Files of GPUs that are found by IP discovery are named by the versions of graphics, display, video, DMA and security. */
const ip = (gc: string, dcn: string, vcn: string, sdma: string, mp: string) =>
  [`gc_${gc}`, `dcn_${dcn}`, `vcn_${vcn}`, `sdma_${sdma}`, `psp_${mp}`, `smu_${mp}`].join(' ')

const phoenix = `${ip('11_0_1', '3_1_4', '4_0_2', '6_0_1', '13_0_4')} gc_11_0_4 psp_13_0_11`
const raphael = ip('10_3_6', '3_1_5', '3_1_2', '5_2_6', '13_0_5')

/**
 * Code names as pci.ids writes them, each with the beginnings of its firmware files' names. Which IP versions a chip
 * has: the ASIC tables of the kernel's documentation (Documentation/gpu/amdgpu); compiler targets: LLVM's user guide
 * for the AMDGPU backend; families of the older ones: drivers/gpu/drm/radeon/radeon_family.h.
 */
export const amdFamilies: AmdFamily[] = [
  {
    architecture: 'RDNA 4',
    isa: 'gfx1201',
    chips: { 'Navi 48': ip('12_0_1', '4_0_1', '5_0_0', '7_0_1', '14_0_3') },
  },
  {
    architecture: 'RDNA 4',
    isa: 'gfx1200',
    chips: { 'Navi 44': ip('12_0_0', '4_0_1', '5_0_0', '7_0_0', '14_0_2') },
  },
  {
    architecture: 'RDNA 3.5',
    isa: 'gfx1151',
    chips: { 'Strix Halo': ip('11_5_1', '3_5_1', '4_0_6', '6_1_1', '14_0_1') },
  },
  {
    architecture: 'RDNA 3.5',
    isa: 'gfx1150',
    chips: {
      Strix: ip('11_5_0', '3_5', '4_0_5', '6_1_0', '14_0_0'),
      'Strix Point': ip('11_5_0', '3_5', '4_0_5', '6_1_0', '14_0_0'),
    },
  },
  // Two chips of that name differ in their IP versions.
  { architecture: 'RDNA 3.5', chips: { Krackan: '', Krackan2: '', 'Krackan Point': '', 'Gorgon Point': '' } },
  {
    architecture: 'RDNA 3',
    isa: 'gfx1100',
    chips: { 'Navi 31': ip('11_0_0', '3_2_0', '4_0_0', '6_0_0', '13_0_0') },
  },
  {
    architecture: 'RDNA 3',
    isa: 'gfx1101',
    chips: { 'Navi 32': ip('11_0_3', '3_2_0', '4_0_0', '6_0_3', '13_0_10') },
  },
  {
    architecture: 'RDNA 3',
    isa: 'gfx1102',
    chips: { 'Navi 33': ip('11_0_2', '3_2_1', '4_0_4', '6_0_2', '13_0_7') },
  },
  {
    architecture: 'RDNA 3',
    isa: 'gfx1103',
    chips: {
      Phoenix: phoenix,
      Phoenix1: phoenix,
      Phoenix2: phoenix,
      Phoenix3: phoenix,
      HawkPoint: phoenix,
      HawkPoint1: phoenix,
      HawkPoint2: phoenix,
      'Hawk Point': phoenix,
    },
  },
  { architecture: 'RDNA 2', isa: 'gfx1030', chips: { 'Navi 21': 'sienna_cichlid' } },
  { architecture: 'RDNA 2', isa: 'gfx1031', chips: { 'Navi 22': 'navy_flounder' } },
  { architecture: 'RDNA 2', isa: 'gfx1032', chips: { 'Navi 23': 'dimgrey_cavefish' } },
  { architecture: 'RDNA 2', isa: 'gfx1033', chips: { VanGogh: 'vangogh', Sephiroth: 'vangogh' } },
  { architecture: 'RDNA 2', isa: 'gfx1034', chips: { 'Navi 24': 'beige_goby' } },
  { architecture: 'RDNA 2', isa: 'gfx1035', chips: { Rembrandt: 'yellow_carp' } },
  {
    architecture: 'RDNA 2',
    isa: 'gfx1036',
    chips: { Raphael: raphael, 'Granite Ridge': raphael, 'Dragon Range': raphael },
  },
  {
    architecture: 'RDNA 2',
    isa: 'gfx1037',
    chips: { Mendocino: ip('10_3_7', '3_1_6', '3_1_1', '5_2_7', '13_0_8') },
  },
  { architecture: 'RDNA 1', isa: 'gfx1010', chips: { 'Navi 10': 'navi10' } },
  { architecture: 'RDNA 1', isa: 'gfx1011', chips: { 'Navi 12': 'navi12' } },
  { architecture: 'RDNA 1', isa: 'gfx1012', chips: { 'Navi 14': 'navi14' } },
  { architecture: 'RDNA 1', isa: 'gfx1013', chips: { 'Cyan Skillfish': 'cyan_skillfish cyan_skillfish2' } },
  {
    architecture: 'CDNA 3',
    isa: 'gfx942',
    chips: { 'Aqua Vanjaram': 'gc_9_4_3 sdma_4_4_2 psp_13_0_6 smu_13_0_6 vcn_4_0_3' },
  },
  { architecture: 'CDNA 2', isa: 'gfx90a', chips: { Aldebaran: 'aldebaran' } },
  { architecture: 'CDNA 1', isa: 'gfx908', chips: { Arcturus: 'arcturus' } },
  { architecture: 'GCN 5', isa: 'gfx900', chips: { 'Vega 10': 'vega10' } },
  {
    architecture: 'GCN 5',
    isa: 'gfx902',
    chips: { 'Raven Ridge': 'raven', Raven: 'raven', Picasso: 'picasso' },
  },
  { architecture: 'GCN 5', isa: 'gfx904', chips: { 'Vega 12': 'vega12' } },
  { architecture: 'GCN 5', isa: 'gfx906', chips: { 'Vega 20': 'vega20' } },
  {
    architecture: 'GCN 5',
    isa: 'gfx90c',
    chips: { Renoir: 'renoir', Lucienne: 'renoir', Cezanne: 'green_sardine', Barcelo: 'green_sardine' },
  },
  {
    architecture: 'GCN 4',
    isa: 'gfx803',
    chips: {
      Ellesmere: 'polaris10',
      'Polaris 10': 'polaris10',
      Polaris10: 'polaris10',
      Baffin: 'polaris11',
      Polaris11: 'polaris11',
      Lexa: 'polaris12',
      Polaris12: 'polaris12',
      'Polaris 20': 'polaris10',
      'Polaris 22': 'vegam',
    },
  },
  { architecture: 'GCN 3', isa: 'gfx801', chips: { Carrizo: 'carrizo', Wani: 'carrizo' } },
  {
    architecture: 'GCN 3',
    isa: 'gfx802',
    chips: { Tonga: 'tonga', Amethyst: 'tonga', Topaz: 'topaz', Meso: 'topaz' },
  },
  { architecture: 'GCN 3', isa: 'gfx803', chips: { Fiji: 'fiji' } },
  { architecture: 'GCN 3', isa: 'gfx810', chips: { Stoney: 'stoney' } },
  { architecture: 'GCN 2', isa: 'gfx700', chips: { Kaveri: 'kaveri', Spectre: 'kaveri', Spooky: 'kaveri' } },
  { architecture: 'GCN 2', isa: 'gfx701', chips: { Hawaii: 'hawaii', Vesuvius: 'hawaii' } },
  { architecture: 'GCN 2', isa: 'gfx703', chips: { Kabini: 'kabini', Mullins: 'mullins', Temash: 'kabini' } },
  {
    architecture: 'GCN 2',
    isa: 'gfx704',
    chips: {
      Bonaire: 'bonaire',
      Saturn: 'bonaire',
      Tobago: 'bonaire',
      Strato: 'bonaire',
      Emerald: 'bonaire',
    },
  },
  {
    architecture: 'GCN 1',
    isa: 'gfx600',
    chips: { Tahiti: 'tahiti', Malta: 'tahiti', 'New Zealand': 'tahiti' },
  },
  {
    architecture: 'GCN 1',
    isa: 'gfx601',
    chips: {
      Pitcairn: 'pitcairn',
      Curacao: 'pitcairn',
      Wimbledon: 'pitcairn',
      Neptune: 'pitcairn',
      Trinidad: 'pitcairn',
      'Cape Verde': 'verde',
      Chelsea: 'verde',
      Heathrow: 'verde',
      Venus: 'verde',
      Tropo: 'verde',
    },
  },
  {
    architecture: 'GCN 1',
    isa: 'gfx602',
    chips: {
      Oland: 'oland',
      Mars: 'oland',
      Opal: 'oland',
      Litho: 'oland',
      Hainan: 'hainan',
      Sun: 'hainan',
      Jet: 'hainan',
      Exo: 'hainan',
    },
  },
  {
    architecture: 'TeraScale 3',
    chips: {
      Cayman: 'cayman',
      Antilles: 'cayman',
      Trinity: 'aruba',
      'Trinity 2': 'aruba',
      Richland: 'aruba',
      Devastator: 'aruba',
      Scrapper: 'aruba',
    },
  },
  {
    architecture: 'TeraScale 2',
    chips: {
      Cypress: 'cypress',
      Hemlock: 'cypress',
      Juniper: 'juniper',
      Broadway: 'juniper',
      Granville: 'juniper',
      Redwood: 'redwood',
      Madison: 'redwood',
      Pinewood: 'redwood',
      Cedar: 'cedar',
      Park: 'cedar',
      Robson: 'cedar',
      Barts: 'barts btc',
      Blackcomb: 'barts btc',
      Turks: 'turks btc',
      Whistler: 'turks btc',
      Thames: 'turks btc',
      Onega: 'turks btc',
      Caicos: 'caicos btc',
      Seymour: 'caicos btc',
      Wrestler: 'palm',
      Sumo: 'sumo',
      SuperSumo: 'sumo2',
      BeaverCreek: 'sumo',
      WinterPark: 'sumo2',
    },
  },
]
