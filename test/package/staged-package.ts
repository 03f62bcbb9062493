import { inject } from 'vitest'

/** The folder of the package as built for this run. Throws, with the build's own words, when it could not be built. */
export function stagedPackageDir(): string {
  const { dir, error } = inject('stagedPackage')
  if (error !== '') throw new Error(`The library does not build: ${error}`)
  return dir
}
