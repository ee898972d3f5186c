import { mark } from './protocol.ts'

// Loaded before mocha, which keeps its own reference to console.log. The methods of the host's console cannot be
// replaced, so the object is.
if (mark) {
  const real = globalThis.console
  const marked = (method: 'log' | 'info' | 'warn' | 'error') => ({
    value: (...values: unknown[]) => {
      const [first, ...rest] = values
      if (typeof first === 'string') {
        real[method](mark + first, ...rest)
      } // it may hold placeholders
      else real[method](mark, ...values)
    },
  })
  const replaced = Object.create(real, {
    log: marked('log'),
    info: marked('info'),
    warn: marked('warn'),
    error: marked('error'),
  }) as Console
  Object.defineProperty(globalThis, 'console', { value: replaced, configurable: true, writable: true })
}
