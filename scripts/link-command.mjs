/**
 * Puts `docent` into node_modules/.bin, so that `npx docent` in a clone of this repository runs the clone's own command:
 * npm links the commands of dependencies only, and npx would look for a package of that name elsewhere.
 */
import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from './steps.mjs'

const folder = join(ROOT, 'node_modules', '.bin')
const link = join(folder, 'docent')

await mkdir(folder, { recursive: true })
await rm(link, { force: true })
if (process.platform === 'win32') await writeFile(`${link}.cmd`, '@node "%~dp0\\..\\..\\dist\\cli.js" %*\r\n')
else {
  await symlink(join('..', '..', 'dist', 'cli.js'), link)
  await chmod(link, 0o755).catch(() => {}) // no dist yet: `npm run build` writes it executable
}
