/** Large or foreign test data that lies outside the repository, where there is any. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const beside = fileURLToPath(new URL('../../shared/', import.meta.url))

/** The folder named by DOCENT_SHARED, else `../shared` beside the repo; undefined when absent: tests then skip and say so. */
export const sharedFolder: string | undefined = [process.env['DOCENT_SHARED'], beside].find(
  (folder) => folder !== undefined && existsSync(folder),
)
