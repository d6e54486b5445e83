import { Alert, Button } from 'antd'

export type Difference = { label: string; before: string; now: string }

type Props = {
  /** What a colleague changed since the form was opened; empty while it is being looked up. */
  differences: readonly Difference[]
  isLoading: boolean
  /** Goes on with what the colleague saved, where this person changed nothing themselves. */
  onTakeOver: () => void
}

/** Says which fields a colleague saved in the meantime, and lets one go on from there without losing what was typed. */
export function ChangedSince({ differences, isLoading, onTakeOver }: Props) {
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title="保存前，同事已经改过这份资料"
      description={
        <>
          {isLoading && <p style={{ margin: 0 }}>正在比对…</p>}
          <ul style={{ margin: '4px 0 8px', paddingLeft: 18 }}>
            {differences.map(({ label, before, now }) => (
              <li key={label}>
                {label}：<del>{before || '（空）'}</del> → <strong>{now || '（空）'}</strong>
              </li>
            ))}
          </ul>
          <p style={{ margin: '0 0 8px' }}>
            合并后，同事改的内容会保留；你自己改过的字段以你填写的为准，确认后再保存一次。
          </p>
          <Button size="small" disabled={isLoading} onClick={onTakeOver}>
            合并同事的修改
          </Button>
        </>
      }
    />
  )
}
