// Started by path like lib/markdown/worker.mjs, where the reasons stand.
import { tsImport } from 'tsx/esm/api'

await tsImport('./worker-thread.ts', import.meta.url)
