import { createHash } from 'node:crypto'
import type { ImportKind } from '../../contract/data-vocabulary'
import type { TestCaller, World } from './world'

type SendOptions = {
  pieceChars?: number
  mayUpdate?: boolean
  fileName?: string
  /** Our fields by the column they are read from, as the console has them confirmed. */
  columns?: Record<string, number>
}

/** A file as the console sends it: opened by its beginning, then piece by piece. */
export async function sendFile(
  world: World,
  caller: TestCaller,
  kind: ImportKind,
  text: string,
  { pieceChars = 240_000, mayUpdate = true, fileName = `${kind}.csv`, columns }: SendOptions = {},
): Promise<string> {
  const pieces: string[] = []
  for (let at = 0; at < text.length; at += pieceChars) pieces.push(text.slice(at, at + pieceChars))
  const { importId, received } = await world.ok(
    caller.call('startImport', {
      kind,
      fileName,
      fileBytes: Buffer.byteLength(text),
      fileHash: createHash('sha256').update(text).digest('hex'),
      pieces: pieces.length,
      head: text.slice(0, 8000),
      mayUpdate,
      ...(columns ? { columns } : {}),
    }),
  )
  for (const [seq, piece] of pieces.entries()) {
    if (!received.includes(seq)) await world.ok(caller.call('addImportRows', { importId, seq, text: piece }))
  }
  return importId
}

/** Takes steps until the stage is over. */
export async function goOn(world: World, caller: TestCaller, importId: string) {
  for (;;) {
    const card = await world.ok(caller.call('continueImport', { importId }))
    if (card.state !== 'checking' && card.state !== 'running') return card
  }
}

/** Looks a file through, as somebody does who pressed the button. */
export async function checkFile(world: World, caller: TestCaller, importId: string) {
  await world.ok(caller.call('checkImport', { importId }))
  return goOn(world, caller, importId)
}

/** Sends, looks through and takes in. */
export async function importFile(
  world: World,
  caller: TestCaller,
  kind: ImportKind,
  text: string,
  options: SendOptions = {},
) {
  const importId = await sendFile(world, caller, kind, text, options)
  await checkFile(world, caller, importId)
  await world.ok(caller.call('runImport', { importId }))
  return goOn(world, caller, importId)
}
