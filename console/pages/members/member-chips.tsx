import { useAsk } from '../../api/use-ask'
import { FilterChips, phoneChip } from '../../ui/filter-chips'
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
    return text ? [{ key, text, drop: () => onDrop(key) }] : []
  })
  return <FilterChips chips={[...chips, ...phoneChip(phone, onDropPhone)]} onClear={onClear} />
}
