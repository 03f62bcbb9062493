import { runEmbedder } from '../../src/workers/embed.ts'

runEmbedder()
