import type { Rule } from '../../core/rule.ts'
import { unpinned } from '../shared/commands/packages/unpinned.ts'

/** The Cargo Book, `cargo install`: without `--version` the newest release is taken, without `--locked` the newest dependencies. */
export const cargoUnpinned: Rule = {
  id: 'cargo-unpinned',
  title: 'Rust crates without a version',
  facet: 'image',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['https://doc.rust-lang.org/cargo/commands/cargo-install.html'],
  on: unpinned('cargo'),
}
