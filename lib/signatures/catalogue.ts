import amdKernel from '@/db/starter/signatures/amd-kernel.json'
import amdRuntime from '@/db/starter/signatures/amd-runtime.json'
import general from '@/db/starter/signatures/general.json'
import intelAccelerators from '@/db/starter/signatures/intel-accelerators.json'
import intelKernel from '@/db/starter/signatures/intel-kernel.json'
import intelRuntime from '@/db/starter/signatures/intel-runtime.json'
import nouveau from '@/db/starter/signatures/nouveau.json'
import nvidiaKernel from '@/db/starter/signatures/nvidia-kernel.json'
import nvidiaRuntime from '@/db/starter/signatures/nvidia-runtime.json'
import nvidiaSxid from '@/db/starter/signatures/nvidia-sxid.json'
import nvidiaXid from '@/db/starter/signatures/nvidia-xid.json'
import { familyPattern } from './families'
import { type CatalogueEntry, catalogueFile } from './schema'
import type { Signature, SignatureVendor } from './types'

/** All known error messages, in the order of the files. */
export function getCatalogue(): readonly Signature[] {
  catalogue ??= FILES.flatMap((file) => catalogueFile.parse(file)).map(complete)
  return catalogue
}

export function getSignature(id: string): Signature | null {
  byId ??= new Map(getCatalogue().map((signature) => [signature.id, signature]))
  return byId.get(id) ?? null
}

/** The signature of `/errors/<vendor>/<slug>`. */
export function getSignatureAt(vendor: SignatureVendor, slug: string): Signature | null {
  byPath ??= new Map(getCatalogue().map((signature) => [`${signature.vendor}/${signature.slug}`, signature]))
  return byPath.get(`${vendor}/${slug}`) ?? null
}

const FILES = [
  nvidiaXid,
  nvidiaSxid,
  nvidiaKernel,
  nvidiaRuntime,
  nouveau,
  amdKernel,
  amdRuntime,
  intelKernel,
  intelRuntime,
  intelAccelerators,
  general,
]

let catalogue: readonly Signature[] | undefined
let byId: Map<string, Signature> | undefined
let byPath: Map<string, Signature> | undefined

function complete(entry: CatalogueEntry): Signature {
  const shapes = entry.family === null ? [] : [familyPattern(entry.family.name, entry.family.value)]
  const pattern = [...(entry.pattern === null ? [] : [entry.pattern]), ...shapes].join('|')
  return { ...entry, pattern, ownPattern: entry.pattern }
}
