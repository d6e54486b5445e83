import {
  CHANNEL_TEXT,
  type Channel,
  LEAD_STATE_TEXT,
  type LeadState,
  UNROUTABLE_TEXT,
  type UnroutableReason,
} from '../../../contract/vocabulary'
import { timeText } from '../../format/time-text'
import { FilterChips, phoneChip } from '../../ui/filter-chips'
import { POOL_URL, type PoolUrl } from './pool-question'

type Key = keyof PoolUrl
type Names = { region?: string | undefined; store?: string | undefined; guide?: string | undefined }

const dayText = (text: string) => (text.length > 10 ? timeText(text) : text)

/** What each part of the question says. Sorting and paging are no filters. */
function chipText(key: Key, value: string, names: Names): string | null {
  switch (key) {
    case 'state':
      return `状态：${value
        .split(',')
        .map((state) => LEAD_STATE_TEXT[state as LeadState] ?? state)
        .join('、')}`
    case 'channel':
      return `来源：${CHANNEL_TEXT[value as Channel] ?? value}`
    case 'region':
      return `大区：${names.region ?? '指定大区'}`
    case 'store':
      return `门店：${names.store ?? '指定门店'}`
    case 'guide':
      return `导购：${names.guide ?? '指定导购'}`
    case 'city':
      return `城市：${value}`
    case 'wish':
      return `需求：${value}`
    case 'scoreFrom':
      return `评分不低于 ${value}`
    case 'scoreTo':
      return `评分不高于 ${value}`
    case 'from':
      return `${dayText(value)} 起到达`
    case 'to':
      return `${dayText(value)} 前到达${value.length > 10 ? '' : '（含当天）'}`
    case 'reason':
      return `未分出：${UNROUTABLE_TEXT[value as UnroutableReason] ?? value}`
    case 'overdue':
      return '只看已超时'
    case 'mine':
      return '只看我的'
    default:
      return null
  }
}

type Props = {
  url: PoolUrl
  phone: string
  names: Names
  onDrop: (key: Key) => void
  onDropPhone: () => void
  onClear: () => void
}

/** Every part of the question that is asked now, each with a way to take it back. */
export function PoolChips({ url, phone, names, onDrop, onDropPhone, onClear }: Props) {
  const chips = (Object.keys(POOL_URL) as Key[]).flatMap((key) => {
    const text = url[key] === '' ? null : chipText(key, url[key], names)
    return text ? [{ key, text, drop: () => onDrop(key) }] : []
  })
  return <FilterChips chips={[...chips, ...phoneChip(phone, onDropPhone)]} onClear={onClear} />
}
