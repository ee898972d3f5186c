import assert from 'node:assert/strict'
import { UNKNOWN } from '../../src/core/unknown.ts'
import { tagForm, type TagForm } from '../../src/knowledge/image-tags.ts'

const CASES: readonly (readonly [string, TagForm])[] = [
  ['nginx', 'none'],
  ['localhost:5000/nginx', 'none'],
  [`${UNKNOWN}/ubuntu`, 'none'],
  [`${UNKNOWN}:5000/team/app`, 'none'],
  ['nginx:latest', 'latest'],
  [`${UNKNOWN}/app:latest`, 'latest'],
  [`${UNKNOWN}:latest`, 'latest'],
  ['node:lts-alpine', 'moving'],
  ['nginx:Stable', 'moving'],
  ['redis:alpine', 'moving'],
  ['debian:bookworm-slim', 'version'],
  ['app:v1', 'version'],
  ['gcr.io/distroless/static:nonroot', 'version'],
  [`${UNKNOWN}/app:1.2`, 'version'],
  ['nginx:latest@sha256:00ff', 'digest'],
  [`${UNKNOWN}/nginx@sha256:00ff`, 'digest'],
  [UNKNOWN, 'unknown'],
  [`nginx:${UNKNOWN}`, 'unknown'],
  [`team/${UNKNOWN}`, 'unknown'],
  [`nginx:1.2-${UNKNOWN}`, 'unknown'],
  ['http://registry.example.org/a', 'unknown'],
  ['', 'unknown'],
]

describe('image tags', () => {
  for (const [template, form] of CASES) {
    it(`${template.replaceAll(UNKNOWN, '${X}') || 'nothing'} is ${form}`, () => assert.equal(tagForm(template), form))
  }
})
