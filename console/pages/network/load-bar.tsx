import { countText } from '../../format/number-text'
import { INK } from '../../ui/theme'

/** How much of a cap is used, as a bar with its figures; full ones say so in words too. */
export function LoadBar({ label, used, cap }: { label: string; used: number; cap: number }) {
  const share = cap === 0 ? 0 : Math.min(1, used / cap)
  const isFull = used >= cap && cap > 0
  return (
    <div>
      <div style={{ display: 'flex', gap: 6, fontVariantNumeric: 'tabular-nums' }}>
        <span title={label}>
          {countText(used)} / {countText(cap)}
        </span>
        {isFull && <span style={{ marginLeft: 'auto', color: INK.warn, fontSize: 12 }}>已满</span>}
      </div>
      <div
        aria-hidden="true"
        style={{ height: 4, marginTop: 3, borderRadius: 2, background: '#ece4d8', overflow: 'hidden' }}
      >
        <div style={{ width: `${share * 100}%`, height: '100%', background: isFull ? INK.warn : INK.good }} />
      </div>
    </div>
  )
}
