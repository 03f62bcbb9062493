/** A worker that speaks Comlink but is no vault. */
import { expose } from 'comlink'

expose({ greet: () => 'hello' })
