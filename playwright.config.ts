/** End-to-end tests: the built demo (`npm run demo:build`), served by `vite preview`, in the browser that was found. */
import { createServer, type AddressInfo } from 'node:net'
import { defineConfig } from '@playwright/test'
import { findChromium } from './test/find-chromium.ts'

/** Playwright reads this file again in each of its processes: the first one's choice holds for all. */
const port = (process.env['DOCENT_E2E_PORT'] ??= String(await freePort()))
const baseURL = `http://localhost:${port}/`

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 60_000,
  reporter: 'line',
  use: {
    baseURL,
    browserName: 'chromium',
    serviceWorkers: 'block',
    launchOptions: await findChromium(),
    trace: 'retain-on-failure',
  },
  webServer: {
    command: `node_modules/.bin/vite preview --mode demo --port ${port} --strictPort`,
    url: baseURL,
    reuseExistingServer: false,
    timeout: 60_000,
  },
})

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, 'localhost', () => {
      const { port: free } = server.address() as AddressInfo
      server.close(() => resolve(free))
    })
  })
}
