import { Mark, type MarkTone } from '../../ui/mark'

const KIND: Record<string, { text: string; tone: MarkTone }> = {
  added: { text: '新增', tone: 'good' },
  removed: { text: '删除', tone: 'bad' },
  changed: { text: '修改', tone: 'info' },
  renamed: { text: '改名', tone: 'plain' },
  moved: { text: '移动', tone: 'plain' },
  switched_on: { text: '启用', tone: 'good' },
  switched_off: { text: '停用', tone: 'warn' },
  setting: { text: '设置', tone: 'info' },
}

type Change = { kind?: string; ruleId?: string | null; text: string }

/** Changes as sentences, each with the word for its kind; a removed one says so in words, not by colour. */
export function ChangeList({ changes, none }: { changes: readonly Change[]; none: string }) {
  if (changes.length === 0) return <p className="soft">{none}</p>
  return (
    <ul className="changes">
      {changes.map(({ kind = '', text }) => (
        <li key={`${kind}:${text}`}>
          {KIND[kind] && <Mark tone={KIND[kind].tone}>{KIND[kind].text}</Mark>}
          <span className="sentence">{text}</span>
        </li>
      ))}
    </ul>
  )
}
