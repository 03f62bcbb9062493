import { describe, expect, it } from 'vitest'
import { apiReports } from '../../scripts/api-report.mjs'
import { filesUnder, readText } from './repo-files.ts'
import { stagedPackageDir } from './staged-package.ts'

describe('the public surface', () => {
  it('is the one on record in api/; after a wanted change run "npm run build && npm run api" and read the diff', async () => {
    const reports = await apiReports(stagedPackageDir())
    expect(Object.keys(reports).length).toBeGreaterThan(0)
    const recorded = filesUnder('api', /\.api\.md$/).map((path) => [path.replace('api/', ''), readText(path)] as const)
    expect(Object.fromEntries(recorded)).toEqual(reports)
  })
})
