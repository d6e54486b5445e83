import { Button, Tag } from 'antd'
import { useAsk } from '../../api/use-ask'
import { MEMBER_URL, type MemberUrl } from './member-question'
import { chipText } from './member-words'

type Key = keyof MemberUrl
type Props = {
  url: MemberUrl
  phone: string
  onDrop: (key: Key) => void
  onDropPhone: () => void
  onClear: () => void
}

/** Every filter that is on, each with a way to take it back. */
export function MemberChips({ url, phone, onDrop, onDropPhone, onClear }: Props) {
  const guide = useAsk('viewGuide', { guideId: url.guide }, { isOn: url.guide !== '' })
  const store = useAsk('viewStore', { storeId: url.store }, { isOn: url.store !== '' })
  const names = { guide: guide.data?.guide.name, store: store.data?.store.name }
  const chips = (Object.keys(MEMBER_URL) as Key[]).flatMap((key) => {
    const text = url[key] === '' ? null : chipText(key, url[key], names)
    return text ? [{ key: key as string, text, drop: () => onDrop(key) }] : []
  })
  if (phone) chips.push({ key: 'phone', text: `手机号：${phone.slice(0, 3)}****${phone.slice(-4)}`, drop: onDropPhone })
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
