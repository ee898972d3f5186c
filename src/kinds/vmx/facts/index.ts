import type { Sink } from '../../shared/sink.ts'
import type { Machine } from '../machine.ts'
import { displayFacts } from './display.ts'
import { featureFacts } from './features.ts'
import { folderFacts } from './folders.ts'
import { hardwareFacts } from './hardware.ts'
import { networkFacts } from './network.ts'
import { settingFacts } from './settings.ts'

/** All facts of a VMware machine but its secrets, wherever its settings are written. */
export function machineFacts(machine: Machine, emit: Sink): void {
  for (const facts of [featureFacts, displayFacts, folderFacts, networkFacts, hardwareFacts, settingFacts]) {
    facts(machine, emit)
  }
}
