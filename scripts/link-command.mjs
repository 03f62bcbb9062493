/**
 * Puts `docent` into node_modules/.bin. npx links the package it stands in by itself, but remembers for good when the
 * command was not built yet at its first call ("docent: not found"); with this link it finds the command all the same.
 */
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from './steps.mjs'

const folder = join(ROOT, 'node_modules', '.bin')
const link = join(folder, 'docent')

await mkdir(folder, { recursive: true })
await rm(link, { force: true })
if (process.platform === 'win32') await writeFile(`${link}.cmd`, '@node "%~dp0\\..\\..\\dist\\cli.js" %*\r\n')
else await symlink(join('..', '..', 'dist', 'cli.js'), link)
