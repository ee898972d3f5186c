import { auditingCases } from '../cases/auditing.ts'
import { configuringCases } from '../cases/configuring.ts'
import { editingCases } from '../cases/editing.ts'
import { explainingCases } from '../cases/explaining.ts'
import { languageCases } from '../cases/languages.ts'
import { neighbourCases } from '../cases/neighbours.ts'
import { equal, extensionUnderTest } from '../support/index.ts'

describe('Ringfence in the Node extension host', () => {
  it('runs there', async () => {
    equal(await extensionUnderTest().activate(), { host: 'node' })
  })
  editingCases()
  configuringCases()
  auditingCases()
  explainingCases()
  languageCases()
  neighbourCases()
})
