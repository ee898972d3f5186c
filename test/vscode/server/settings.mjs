// @ts-check
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** What a VS Code in a browser does differently from a desktop one (it saves by itself), or what only costs time in a test. */
const SETTINGS = {
  'files.autoSave': 'off',
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
}

/**
 * Gives a profile without settings the ones every run has.
 * @param {string} userDataDir
 */
export function seedSettings(userDataDir) {
  const file = path.join(userDataDir, 'User/settings.json')
  mkdirSync(path.dirname(file), { recursive: true })
  if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(SETTINGS, null, 2)}\n`)
}
