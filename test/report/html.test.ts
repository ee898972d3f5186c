import assert from 'node:assert/strict'
import { openHtml } from '../../src/report/index.ts'
import { reportOf, type ReportExtras } from './toy.ts'

const htmlOf = (files: Readonly<Record<string, string>>, extras?: ReportExtras): string =>
  reportOf((sink, audit) => openHtml(sink, audit, '1.2.3'), files, extras)

describe('HTML report', () => {
  it('shows findings with marked source, summed up by severity and facet', () => {
    const html = htmlOf({ 'a.toy': 'x PRIVILEGED y\nWRITABLE' }, { unreadable: { 'c.toy': 'it is gone' } })
    assert.match(html, /<title>Ringfence: 2 findings<\/title>/)
    assert.match(html, /<i>1<\/i>x <mark>PRIVILEGED<\/mark> y/)
    assert.match(html, /<b>1<\/b> critical/)
    assert.match(html, /<th scope="row"[^>]*>rootfs<\/th><td><\/td><td><\/td><td><\/td><td>1<\/td>/)
    assert.match(html, /<code>c\.toy<\/code>: it is gone/)
    assert.match(html, /Take the privilege away <span>\(review: the toy may stop\)/)
  })

  it('escapes whatever files say, and needs nothing from elsewhere', () => {
    const html = htmlOf({ '<img src=x>.toy': '<script>alert(1)</script> "&\' PRIVILEGED </pre>' })
    assert.doesNotMatch(html, /<script|<img|src=["']|href=|https?:|<\/pre><\/pre>/)
    assert.match(
      html,
      /&lt;script&gt;alert\(1\)&lt;\/script&gt; &quot;&amp;&#39; <mark>PRIVILEGED<\/mark> &lt;\/pre&gt;<\/pre>/,
    )
    assert.match(html, /The toy is &lt;privileged&gt; &amp; near/)
  })

  it('names the other files that a fix creates', () => {
    assert.match(
      htmlOf({ 'a.toy': 'UNLISTED' }),
      /List the toy <span>\(creates list\.toys; review: everyone sees it\)<\/span>/,
    )
  })

  it('closes what it opens', () => {
    const html = htmlOf({ 'a.toy': 'PRIVILEGED' + '\n MORE'.repeat(9), 'b.toy': 'WRITABLE' })
    for (const tag of [
      'html',
      'head',
      'body',
      'header',
      'main',
      'section',
      'article',
      'pre',
      'mark',
      'table',
      'ul',
      'li',
      'tr',
      'td',
      'p',
    ]) {
      assert.equal(
        html.match(new RegExp(`<${tag}[ >]`, 'g'))?.length,
        html.match(new RegExp(`</${tag}>`, 'g'))?.length,
        tag,
      )
    }
  })

  it('masks secrets', () => {
    const html = htmlOf({ 'a.toy': 'PRIVILEGED secret=hunter2hunter2' })
    assert.doesNotMatch(html, /hunter2/)
    assert.match(html, /secret=•{14}/)
  })
})
