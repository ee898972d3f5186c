import assert from 'node:assert/strict'
import { applyEdits } from '../../src/core/edit.ts'
import { addSetting, readVmx, removeSetting, setValue } from '../../src/syntax/vmx/index.ts'

const first = (text: string) => readVmx(text).settings[0] ?? assert.fail('no setting')

describe('.vmx files', () => {
  it('have settings with exact places, whatever ends the lines', () => {
    for (const end of ['\n', '\r\n']) {
      for (const mark of ['', '\uFEFF']) {
        const text = `${mark}#!/usr/bin/vmware${end}.encoding = "UTF-8"${end}  scsi0:0.fileName="C:\\Machines\\web.vmdk"  ${end}`
        const { settings, comments, problems } = readVmx(text)
        assert.deepEqual(
          settings.map(({ span }) => text.slice(span.start, span.end)),
          ['.encoding = "UTF-8"', 'scsi0:0.fileName="C:\\Machines\\web.vmdk"'],
        )
        assert.deepEqual(
          settings.map(({ keySpan }) => text.slice(keySpan.start, keySpan.end)),
          ['.encoding', 'scsi0:0.fileName'],
        )
        assert.deepEqual(
          settings.map(({ valueSpan }) => text.slice(valueSpan.start, valueSpan.end)),
          ['UTF-8', 'C:\\Machines\\web.vmdk'],
        )
        assert.deepEqual(
          comments.map((comment) => comment.text),
          ['!/usr/bin/vmware'],
        )
        assert.deepEqual(problems, [])
      }
    }
  })

  it('have quotes and pipes escaped', () => {
    assert.equal(first('annotation = "say |22hi|22 |7C no"\n').value, 'say "hi" | no')
  })

  it('may have values without quotes', () => {
    const text = 'memsize = 512\n'
    assert.equal(first(text).value, '512')
    assert.equal(applyEdits(text, setValue(text, first(text), '1024')), 'memsize = "1024"\n')
  })

  for (const [name, text] of Object.entries({
    'no equals sign': 'hello\n',
    'a key with blanks': 'a b = "c"\n',
    'no key': '= "c"\n',
    'an open quote': 'a = "b\n',
  })) {
    it(`tell of ${name}, and are read on`, () => {
      const { problems, settings } = readVmx(`${text}last = "1"\n`)
      assert.equal(problems.length, 1)
      assert.equal(settings.at(-1)?.key, 'last')
    })
  }

  it('are edited in place', () => {
    const text = 'a = "1"\r\n# why\r\nb = "2"'
    const file = readVmx(text)
    const [a, b] = file.settings
    assert.ok(a && b)
    assert.equal(applyEdits(text, setValue(text, a, 'x"|y')), 'a = "x|22|7Cy"\r\n# why\r\nb = "2"')
    assert.equal(applyEdits(text, removeSetting(text, a)), '# why\r\nb = "2"')
    assert.equal(applyEdits(text, removeSetting(text, b)), 'a = "1"\r\n# why\r\n')
    assert.equal(applyEdits(text, addSetting(text, file, 'c', '3')), 'a = "1"\r\n# why\r\nb = "2"\r\nc = "3"')
    assert.equal(
      applyEdits('# only this\n', addSetting('# only this\n', readVmx('# only this\n'), 'c', '3')),
      '# only this\nc = "3"\n',
    )
  })
})
