// Plain JavaScript, because a worker is started by path: Next bundles the code that starts it, so the path is taken
// from the working directory, and tsx (a dependency, the server itself runs by it) reads the TypeScript behind it.
import { tsImport } from 'tsx/esm/api'

await tsImport('./worker-thread.ts', import.meta.url)
