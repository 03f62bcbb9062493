/** Trains, measures and writes the model of toxic words, and the tables of docs/safety.md. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256Hex } from '../../src/adapters/node/sha256.ts'
import { MINILM_ID } from '../../src/adapters/transformers/minilm-files.ts'
import { encodeModelFile, type ModelFile } from '../../src/models/model-file.ts'
import { writeAtomically } from '../../src/publisher/write-atomically.ts'
import { compareShapes } from './compare-shapes.ts'
import { embedTexts } from './embed-texts.ts'
import { figuresText } from './figures-text.ts'
import type { LabelledText } from './labelled-text.ts'
import { type HeadFigures, measureHead } from './measure-head.ts'
import { inPart } from './text-parts.ts'
import { allTexts, readToxicityTexts } from './toxicity-texts.ts'
import { trainHead } from './train-head.ts'

const MODEL = 'public/models/safety/toxicity-text.model'
const DOCS = 'docs/safety.md'
const SEED = 42
/** The shipped head must not take more of a museum's nudes and battles than this. Source: issue of the feed. */
const MOST_LOST = 0.01

/** `root` is the repo's folder, `shared` the data's; `tell` says how far it is. Throws where too much art would be lost. */
export async function runToxicity(root: string, shared: string, tell: (line: string) => void): Promise<void> {
  const texts = await readToxicityTexts(root, shared)
  const vectors = await embedTexts(root, allTexts(texts))
  const train = [...inPart(texts.surge, 'train'), ...ownPart(texts.own, true)]
  const tune = [...inPart(texts.surge, 'tune'), ...ownPart(texts.own, false)]

  tell('Comparing heads')
  const words = texts.surge.filter((text) => !inPart([text], 'test').includes(text))
  const shapes = compareShapes(words, texts.own, vectors)

  tell('Training the head that ships')
  const { file, epochs } = trainHead(train, tune, vectors, {
    shape: 'logistic',
    seed: SEED,
    dataDigest: await digestOf([...train, ...tune]),
  })
  const shipped = measureHead(file, texts, vectors)
  tell(`${epochs} epochs`)

  tell('Training on tweets, to compare')
  const tweets = trainHead(
    [...inPart(texts.davidson, 'train'), ...ownPart(texts.own, true)],
    [...inPart(texts.davidson, 'tune'), ...ownPart(texts.own, false)],
    vectors,
    { shape: 'logistic', seed: SEED, dataDigest: '' },
  )
  const davidsonTrained = measureHead(tweets.file, texts, vectors)

  const tables = figuresText({ shapes, shipped, davidsonTrained })
  tell(tables)
  for (const [museum, { either }] of Object.entries(shipped.art)) {
    if (either.lost >= MOST_LOST)
      throw new Error(
        `Expected less than 1 % of nudes and battles lost, found ${either.lost} of ${museum}. Nothing was written.`,
      )
  }
  const bytes = encodeModelFile(withCard(file, shipped))
  await writeAtomically(join(root, MODEL), bytes)
  await writeBetweenMarks(join(root, DOCS), tables)
  tell(`${MODEL}: ${bytes.length} bytes, ${await sha256Hex(bytes)}`)
}

/** All of the museum's works teach: what a museum of others would lose is measured on others. */
function ownPart(texts: readonly LabelledText[], isTrain: boolean): readonly LabelledText[] {
  return texts.filter((text) => inPart([text], 'tune').includes(text) !== isTrain)
}

async function digestOf(texts: readonly LabelledText[]): Promise<string> {
  return sha256Hex(new TextEncoder().encode(JSON.stringify(texts.map(({ id, text, label }) => [id, text, label]))))
}

/** Says in the file itself what it reads, what it learned from, and how well. */
function withCard(file: ModelFile, { surge, art }: HeadFigures): ModelFile {
  const more = {
    embedding: MINILM_ID,
    trainedOn: [
      'surge-ai/toxicity (MIT)',
      'the texts of the demo museum and plain sentences, both written for Docent (Apache-2.0)',
    ],
    heldOut: {
      texts: surge.texts,
      auc: surge.auc?.value ?? null,
      prAuc: surge.prAuc?.value ?? null,
      precisionAt90Recall: surge.precision?.value ?? null,
      lostOfArt: { tate: art.tate.either.lost, cmoa: art.cmoa.either.lost, nga: art.nga.either.lost },
    },
  }
  return { ...file, header: { ...file.header, more } }
}

const FROM = '<!-- figures: written by npm run toxicity -->'
const TO = '<!-- end of figures -->'

async function writeBetweenMarks(path: string, text: string): Promise<void> {
  const page = await readFile(path, 'utf8')
  const [before, after] = [page.indexOf(FROM), page.indexOf(TO)]
  if (before < 0 || after < before) throw new Error(`Expected the marks ${FROM} and ${TO} in ${path}, found them not.`)
  await writeFile(path, `${page.slice(0, before)}${FROM}\n\n${text}\n\n${page.slice(after)}`)
}
