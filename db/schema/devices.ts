import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { createdAt } from './columns'
import { vendors } from './tags'

/** An edition of an imported file: where knowledge comes from, as of when, and under which licence. */
export const dataSources = pgTable('data_source', {
  /** pci-ids, amdgpu-ids, nvidia-gpus, module-aliases, … */
  id: text().primaryKey(),
  title: text().notNull(),
  url: text().notNull(),
  licence: text().notNull(),
  /** As the file or its package names it: `2026.10.24`, `550.163.01`. */
  edition: text().notNull(),
  editionDate: date({ mode: 'string' }),
  rowCount: integer().notNull(),
  /** Of the file; the same file is not read twice. */
  checksum: text().notNull(),
  importedAt: createdAt(),
})

const source = () =>
  text()
    .notNull()
    .references(() => dataSources.id)

/** A GPU or accelerator by PCI id; ids that a driver claims but no list names are here without a name. */
export const devices = pgTable(
  'device',
  {
    /** `10de:2684`, lower case. */
    pciId: text().primaryKey(),
    vendor: text().references(() => vendors.slug),
    name: text(),
    kind: text({ enum: ['gpu', 'accelerator', 'npu'] })
      .notNull()
      .default('gpu'),
    /** Ada Lovelace, RDNA 3, Xe2. */
    architecture: text(),
    /** AD102, Navi 31, Battlemage G21. */
    codeName: text(),
    /** What compilers call it: sm_89, gfx1100. */
    isa: text(),
    /** NVIDIA: the last branch that drives it (`390.xx`); null while current branches do. */
    legacyBranch: text(),
    /** NVIDIA: the open kernel modules drive it; null when no list says. */
    openModules: boolean(),
    source: source(),
    updatedAt: createdAt(),
  },
  (t) => [
    index('device_vendor_index').on(t.vendor, t.pciId),
    index('device_architecture_index').on(t.architecture, t.pciId),
    index('device_words_index').using(
      'gin',
      sql`(lower(coalesce(name, '') || ' ' || coalesce(code_name, '') || ' ' || coalesce(architecture, '') || ' ' || coalesce(isa, '') || ' ' || pci_id)) gin_trgm_ops`,
    ),
    check('device_id_form', sql`${t.pciId} ~ '^[0-9a-f]{4}:[0-9a-f]{4}$'`),
  ],
)

/** What boards with a device are sold as: by subsystem (pci.ids, NVIDIA) or by PCI revision (amdgpu.ids). */
export const boards = pgTable(
  'board',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    pciId: text()
      .notNull()
      .references(() => devices.pciId),
    /** `1458:40f0`, or empty. */
    subsystem: text().notNull().default(''),
    /** `c8`, or empty. */
    revision: text().notNull().default(''),
    name: text().notNull(),
    source: source(),
  },
  (t) => [
    uniqueIndex('board_key').on(t.pciId, t.subsystem, t.revision, t.source),
    index('board_words_index').using('gin', sql`lower(name) gin_trgm_ops`),
  ],
)

/** Which module asks for which device in which kernel: by id, or by class. */
export const driverClaims = pgTable(
  'driver_claim',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    kernel: text().notNull(),
    module: text().notNull(),
    /** Four hexadecimal digits. */
    vendorId: text().notNull(),
    /** Empty when the claim is by class alone. */
    deviceId: text().notNull().default(''),
    /** Base class and subclass: `0300`, `03` (any subclass); empty when the claim is by id alone. */
    pciClass: text().notNull().default(''),
    source: source(),
  },
  (t) => [
    uniqueIndex('driver_claim_key').on(t.kernel, t.module, t.vendorId, t.deviceId, t.pciClass),
    index('driver_claim_device_index').on(t.vendorId, t.deviceId),
  ],
)

/** Firmware files a module may request. */
export const moduleFirmware = pgTable(
  'module_firmware',
  {
    kernel: text().notNull(),
    module: text().notNull(),
    file: text().notNull(),
    source: source(),
  },
  (t) => [primaryKey({ name: 'module_firmware_pk', columns: [t.module, t.file, t.kernel] })],
)

export const moduleParameters = pgTable(
  'module_parameter',
  {
    kernel: text().notNull(),
    module: text().notNull(),
    name: text().notNull(),
    type: text().notNull(),
    source: source(),
  },
  (t) => [primaryKey({ name: 'module_parameter_pk', columns: [t.module, t.name, t.kernel] })],
)
