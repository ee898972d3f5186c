// libvirt's own schema as a judge of domains.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { tool } from './tools.mjs'

const SCHEMA = '/usr/share/libvirt/schemas/domain.rng'
/** How long one run of the validator may take. */
const LIMIT = 60_000
/** How many texts it is given at once. */
const MOST = 100

/** Whether each text is valid; undefined where the schema or its validator are not to be had. */
export async function libvirtSchema(): Promise<((texts: readonly string[]) => readonly boolean[]) | undefined> {
  const xmllint = await tool('xmllint', 'libxml2-utils')
  await tool('virt-xml-validate', 'libvirt-clients')
  if (xmllint === undefined || !existsSync(SCHEMA)) return undefined
  return (texts) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ringfence-schema-'))
    try {
      const names = texts.map((_, index) => path.join(folder, `${index}.xml`))
      texts.forEach((text, index) => {
        writeFileSync(names[index] ?? '', text)
      })
      const passed = new Set<string>()
      for (let from = 0; from < names.length; from += MOST) {
        const { stderr, error } = spawnSync(
          xmllint,
          ['--noout', '--nonet', '--relaxng', SCHEMA, ...names.slice(from, from + MOST)],
          { encoding: 'utf8', timeout: LIMIT, maxBuffer: 100_000_000 },
        )
        if (error) throw error
        for (const match of stderr.matchAll(/^(.*) validates$/gm)) passed.add(match[1] ?? '')
      }
      return names.map((name) => passed.has(name))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
