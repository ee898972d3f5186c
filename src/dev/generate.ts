// Writes the generated files, or with --check fails when one is not what it would write.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { generatedFiles } from './generated.ts'

const check = process.argv.includes('--check')
const stale = [...generatedFiles()].filter(([file, text]) => {
  let now: string | undefined
  try {
    now = readFileSync(file, 'utf8')
  } catch {
    now = undefined
  }
  if (now === text) return false
  if (!check) {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return true
})
for (const [file] of stale) console.log(check ? `${file} is not up to date: run npm run generate` : `wrote ${file}`)
if (check && stale.length > 0) process.exitCode = 1
