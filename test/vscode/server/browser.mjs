// @ts-check
import { chromium } from 'playwright-core'

const ARGS = [
  '--headless',
  '--no-sandbox', // root, as in most containers, cannot have it
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-sync',
  '--no-first-run',
  // Nothing but this machine resolves, so a run is the same with and without a network.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
]

/**
 * Starts a headless Chromium with a profile of its own.
 * @param {string} executable
 * @param {string} profile  a folder
 */
export async function launchBrowser(executable, profile) {
  return chromium.launchPersistentContext(profile, {
    executablePath: executable,
    headless: true,
    handleSIGHUP: false, // it would end this process before it has cleaned up
    handleSIGINT: false,
    handleSIGTERM: false,
    args: ARGS,
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
}
