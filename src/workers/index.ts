export { cachedExecutor } from './cached-executor.ts'
export { valueExecutor } from './value-executor.ts'
export { openWorkerPool, type WorkerPool } from './worker-pool.ts'
