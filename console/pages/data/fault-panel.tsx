import { App, Button } from 'antd'
import { useState } from 'react'
import { call } from '../../api/call'
import { failureText } from '../../api/failure-text'
import { countText } from '../../format/number-text'
import { Panel } from '../../ui/panel'
import { PlainTable } from '../../ui/plain-table'
import type { ImportShown } from './import-words'
import { saveText } from './save-text'

/** Rows that are not taken in, with why; the whole of them comes as a file that is corrected and sent again. */
export function FaultPanel({ shown }: { shown: ImportShown }) {
  const { faults, counts, hasFaultRows } = shown
  if (counts.faulty === 0) return null
  const rows = faults.flatMap(({ line, reasons }) =>
    reasons.map((reason, at) => ({ ...reason, line, key: `${line}-${at}` })),
  )
  return (
    <Panel title={`有误的 ${countText(counts.faulty)} 行`} extra={hasFaultRows && <DownloadFaults shown={shown} />}>
      {rows.length > 0 ? (
        <PlainTable
          label="有误的行"
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { title: '行号', isNumber: true, render: ({ line }) => line },
            { title: '列', render: ({ column }) => column },
            { title: '值', render: ({ value }) => value || <span className="faint">（空）</span> },
            { title: '原因', render: ({ reason }) => reason },
          ]}
        />
      ) : (
        <p className="soft">有误的行已按规定清理（保留 7 天）。需要时请重新导入原文件。</p>
      )}
      {faults.length < counts.faulty && rows.length > 0 && (
        <p className="soft" style={{ margin: '10px 0 0' }}>
          这里只列前 {faults.length} 行，全部见下载的文件。改好后直接导入下载的文件即可，最后一列不用删。
        </p>
      )}
    </Panel>
  )
}

function DownloadFaults({ shown: { importId, fileName } }: { shown: ImportShown }) {
  const { message } = App.useApp()
  const [isBusy, setBusy] = useState(false)
  const download = async () => {
    setBusy(true)
    const fetched = await faultText(importId)
    setBusy(false)
    if ('fault' in fetched) message.error(fetched.fault, 6)
    else saveText(fileName.replace(/(\.\w+)?$/, '-有误的行.csv'), fetched.text)
  }
  return (
    <Button size="small" loading={isBusy} onClick={() => void download()}>
      下载错误行
    </Button>
  )
}

async function faultText(importId: string): Promise<{ text: string } | { fault: string }> {
  let text = ''
  let afterLine = 0
  for (;;) {
    const reply = await call('downloadImportFaults', { importId, afterLine })
    if (!reply.ok) return { fault: failureText(reply.error) }
    text += reply.data.text
    if (reply.data.next === null) return { text }
    afterLine = reply.data.next
  }
}
