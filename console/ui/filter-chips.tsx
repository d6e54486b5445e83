import { Button, Tag } from 'antd'

export type Chip = { key: string; text: string; drop: () => void }

/** What a chip says of the phone that is searched for: the number itself stays in its field. */
export const phoneChip = (phone: string, drop: () => void): Chip[] =>
  phone ? [{ key: 'phone', text: `手机号：${phone.slice(0, 3)}****${phone.slice(-4)}`, drop }] : []

/** Every filter that is on, each with a way to take it back; nothing where there is none. */
export function FilterChips({ chips, onClear }: { chips: readonly Chip[]; onClear: () => void }) {
  if (chips.length === 0) return null
  return (
    <ul className="chips" aria-label="当前筛选">
      {chips.map(({ key, text, drop }) => (
        <li key={key}>
          <Tag
            closable={{ 'aria-label': `去掉筛选「${text}」` }}
            onClose={(event) => {
              event.preventDefault()
              drop()
            }}
          >
            {text}
          </Tag>
        </li>
      ))}
      <li>
        <Button type="link" size="small" onClick={onClear}>
          清除全部
        </Button>
      </li>
    </ul>
  )
}
