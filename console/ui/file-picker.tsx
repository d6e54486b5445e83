import { Button } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { type DecodedFile, decodeFile, FILE_BYTES_MAX, sizeText } from '../format/decode-file'

export type ChosenFile = DecodedFile & { name: string; bytes: number }

type Props = {
  /** What the file is for, `要导入的文件`. */
  label: string
  file: ChosenFile | null
  isBusy: boolean
  onChoose: (file: ChosenFile) => void
  onFault: (fault: string) => void
}

/** Takes a CSV file by dropping or choosing it, and reads it here: what it is written in is found out, not asked. */
export function FilePicker({ label, file, isBusy, onChoose, onFault }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const take = async (chosen: File | undefined) => {
    if (!chosen || isBusy) return
    // A file that is too large is not even read.
    const bytes = chosen.size > FILE_BYTES_MAX ? new Uint8Array(FILE_BYTES_MAX + 1) : await bytesOf(chosen)
    const read = bytes ? decodeFile(bytes) : { fault: '文件读不出来，可能正被其他程序占用，请关闭后重试' }
    if ('fault' in read) onFault(read.fault)
    else onChoose({ ...read, name: chosen.name, bytes: chosen.size })
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    <section
      aria-label={label}
      className={isOver ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        type="file"
        // Workbooks can be chosen too: whoever does is told how to save one as CSV.
        accept=".csv,.tsv,.txt,text/csv,.xlsx,.xls"
        aria-label="CSV 文件"
        hidden
        onChange={(event) => {
          void take(event.target.files?.[0])
          // The same file chosen again, after it was corrected, is a new choice.
          event.target.value = ''
        }}
      />
      <Button onClick={() => input.current?.click()} disabled={isBusy}>
        {file ? '换一个文件' : '选择文件'}
      </Button>
      {file ? (
        <span>
          <strong>{file.name}</strong>
          <span className="soft">
            （{sizeText(file.bytes)}，{file.encoding}）
          </span>
        </span>
      ) : (
        <span className="soft">或者拖到这里。Excel 另存的 CSV 可以直接用，不超过 20 MB。</span>
      )}
    </section>
  )
}

async function bytesOf(file: File): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    return null
  }
}
