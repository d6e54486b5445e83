import { Button, Text, View } from '@tarojs/components'
import type { Out } from '../../api/call'
import { Icon, type IconName } from '../../components/icon'
import { openPage } from '../../platform/navigate'
import './quick-tiles.scss'

type Tile = { page: string; icon: IconName; words: string; note: string }

/** The ways from the workbench to everything else, with what waits there. */
export function QuickTiles({ bench }: { bench: Out<'myWorkbench'> }) {
  const { waiting, following, pickUpsWaiting, disputesAnswered } = bench
  const tiles: Tile[] = [
    { page: 'leads', icon: 'chat', words: '线索', note: `待接 ${waiting}，跟进 ${following}` },
    { page: 'hand-over', icon: 'scan', words: '核销', note: `待取货 ${pickUpsWaiting}` },
    { page: 'members', icon: 'people', words: '顾客', note: '我的归属顾客' },
    { page: 'earnings', icon: 'wallet', words: '佣金', note: disputesAnswered > 0 ? '争议有答复' : '明细与原因' },
    { page: 'my-code', icon: 'share', words: '我的码', note: '分享给顾客' },
  ]
  return (
    <View className="quick-tiles">
      {tiles.map(({ page, icon, words, note }) => (
        <Button key={page} id={`open-${page}`} className="quick-tile" onClick={() => openPage(`/guide/${page}/index`)}>
          <View className="quick-tile-icon">
            <Icon name={icon} />
          </View>
          <View className="quick-tile-words">
            <Text className="quick-tile-name">{words}</Text>
            <Text className="quick-tile-note">{note}</Text>
          </View>
        </Button>
      ))}
    </View>
  )
}
