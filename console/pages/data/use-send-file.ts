import { useState } from 'react'
import type { ImportKind } from '../../../contract/data-vocabulary'
import { call } from '../../api/call'
import { failureText } from '../../api/failure-text'
import { piecesOf } from '../../format/decode-file'
import type { ChosenFile } from '../../ui/file-picker'
import { type Columns, headOf } from './use-column-match'

type Sending = { done: number; all: number }
type Sent = { importId: string } | { fault: string }
type ToSend = { kind: ImportKind; file: ChosenFile; columns: Columns; mayUpdate: boolean }

const FILE_NAME_CHARS = 120

/**
 * Sends a file piece by piece and begins to look it through. A file that was left while it was being sent goes on where it
 * was: pieces the server has are not sent again.
 */
export function useSendFile(): {
  sending: Sending | null
  send: (toSend: ToSend) => Promise<Sent>
} {
  const [sending, setSending] = useState<Sending | null>(null)
  const send = async (toSend: ToSend): Promise<Sent> => {
    setSending({ done: 0, all: 1 })
    try {
      return await sendPieces(toSend, setSending)
    } finally {
      setSending(null)
    }
  }
  return { sending, send }
}

async function sendPieces(
  { kind, file: { text, name, bytes }, columns, mayUpdate }: ToSend,
  tell: (sending: Sending) => void,
): Promise<Sent> {
  const pieces = piecesOf(text)
  const started = await call('startImport', {
    kind,
    fileName: name.slice(-FILE_NAME_CHARS),
    fileBytes: bytes,
    fileHash: await hashOf(text),
    pieces: pieces.length,
    head: headOf(text),
    columns,
    mayUpdate,
  })
  if (!started.ok) return { fault: failureText(started.error) }
  const { importId, received } = started.data
  for (const [seq, piece] of pieces.entries()) {
    tell({ done: seq, all: pieces.length })
    if (received.includes(seq)) continue
    const added = await call('addImportRows', { importId, seq, text: piece })
    if (!added.ok) return { fault: `${failureText(added.error)}。再按一次「检查」会接着上传` }
  }
  const checked = await call('checkImport', { importId })
  return checked.ok ? { importId } : { fault: failureText(checked.error) }
}

/** Names the file by what it says. Where the browser has no hashing (no HTTPS) each sending is one of its own. */
async function hashOf(text: string): Promise<string> {
  const bytes = crypto.subtle
    ? new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
    : crypto.getRandomValues(new Uint8Array(32))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
