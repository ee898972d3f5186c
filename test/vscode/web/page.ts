// What mocha's browser build looks for in a page; an extension host in a web worker has none of it.
Object.defineProperty(globalThis, 'location', {
  value: { search: '', href: '', pathname: '' },
  configurable: true,
  writable: true,
})
