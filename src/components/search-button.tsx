import { Button, Text, View } from '@tarojs/components'
import { meaning } from '../platform/meaning'
import { openPage } from '../platform/navigate'
import { Icon } from './icon'
import './search-button.scss'

/** Looks like the field of the search page and opens it; says what others look for. */
export function SearchButton({ hotWord }: { hotWord: string | null }) {
  return (
    <View className="search-button-room" {...meaning({ role: 'search' })}>
      <Button className="search-button" onClick={() => openPage('/shopper/search/index')}>
        <Icon name="search" />
        <Text>{hotWord ? `搜索 ${hotWord}` : '搜索商品'}</Text>
      </Button>
    </View>
  )
}
