import { View } from '@tarojs/components'
import './skeleton.scss'

const ROWS = [0, 1, 2, 3, 4]
const TILES = [0, 1, 2, 3]

/** The shape of what is coming: list rows, two-column tiles, or one page with a picture. */
export function Skeleton({ kind }: { kind: 'rows' | 'tiles' | 'detail' }) {
  if (kind === 'tiles') {
    return (
      <View className="skeleton-tiles">
        {TILES.map((tile) => (
          <View key={tile} className="skeleton-tile">
            <View className="skeleton-block skeleton-square" />
            <View className="skeleton-block skeleton-line" />
            <View className="skeleton-block skeleton-line skeleton-short" />
          </View>
        ))}
      </View>
    )
  }
  return (
    <View className="skeleton-rows">
      {kind === 'detail' ? <View className="skeleton-block skeleton-square" /> : null}
      {ROWS.map((row) => (
        <View key={row} className="skeleton-row">
          <View className="skeleton-block skeleton-line" />
          <View className="skeleton-block skeleton-line skeleton-short" />
        </View>
      ))}
    </View>
  )
}
