import { Button, Drawer } from 'antd'
import { useState } from 'react'
import type { Out } from '../../api/call'
import { TimeText } from '../../ui/time-text'
import { actorText } from './actor-text'
import { changeLines } from './change-lines'
import { TargetLink } from './target-link'

type Entry = Out<'listAudit'>['entries'][number]

/** One entry in full: every change in words, and the record itself for those who want it. */
export function AuditDrawer({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const [isRaw, setRaw] = useState(false)
  const lines = changeLines(entry.detail)
  return (
    <Drawer open title={entry.actionText} size={560} onClose={onClose}>
      <dl className="facts">
        <dt>时间</dt>
        <dd>
          <TimeText at={entry.at} />
        </dd>
        <dt>谁</dt>
        <dd>
          {actorText(entry)} <span className="faint">{entry.actor}</span>
        </dd>
        <dt>对象</dt>
        <dd>
          <TargetLink target={entry.target} />
        </dd>
        <dt>编号</dt>
        <dd>{entry.id}</dd>
      </dl>
      <h3 style={{ fontSize: 14, margin: '20px 0 8px' }}>更改</h3>
      {lines.length === 0 && <p className="soft">这条记录没有更多内容。</p>}
      <dl className="facts">
        {lines.map(({ name, before, after }) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>
              {before !== null && <del className="faint">{before}</del>} {before !== null && '→ '}
              {after}
            </dd>
          </div>
        ))}
      </dl>
      <Button style={{ margin: '20px 0 8px' }} aria-expanded={isRaw} onClick={() => setRaw(!isRaw)}>
        {isRaw ? '收起原始记录' : '查看原始记录'}
      </Button>
      {isRaw && <pre className="text">{JSON.stringify(entry.detail, null, 2)}</pre>}
    </Drawer>
  )
}
