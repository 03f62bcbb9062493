import { runEmbedder } from 'docent/embed-worker'
runEmbedder()
