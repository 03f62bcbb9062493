/** An embed worker in a browser whose WebAssembly has no vectors. */
WebAssembly.validate = () => false
// The other worker's module, evaluated after the line above: `validate` is asked when the page asks.
import './mortal-embed.worker.ts'
