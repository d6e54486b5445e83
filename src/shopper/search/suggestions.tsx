import { Button, Text, View } from '@tarojs/components'
import { callShopper } from '../../api/call'
import { useQuery } from '../../api/use-query'
import { Icon } from '../../components/icon'
import { meaning } from '../../platform/meaning'
import { searchHistory } from '../../state/search-history'
import './suggestions.scss'

/** Before a search: what one searched for, kept on this device, and what sells well. */
export function Suggestions({ onChoose }: { onChoose: (text: string) => void }) {
  const history = searchHistory.use()
  const { data } = useQuery([], () => callShopper('listCategories', {}))
  return (
    <View>
      {history.length > 0 ? (
        <View className="suggest">
          <View className="suggest-head">
            <Text className="suggest-title" {...meaning({ role: 'heading', level: 2 })}>
              搜索历史
            </Text>
            <Button className="suggest-clear" onClick={() => searchHistory.set([])}>
              <Icon name="trash" size="small" />
              <Text>清空</Text>
            </Button>
          </View>
          <Words words={history} onChoose={onChoose} />
          <Text className="suggest-note">只保存在这台设备上</Text>
        </View>
      ) : null}
      {data && data.hotWords.length > 0 ? (
        <View className="suggest">
          <View className="suggest-head">
            <Text className="suggest-title" {...meaning({ role: 'heading', level: 2 })}>
              大家在搜
            </Text>
          </View>
          <Words words={data.hotWords} onChoose={onChoose} />
        </View>
      ) : null}
    </View>
  )
}

function Words({ words, onChoose }: { words: readonly string[]; onChoose: (text: string) => void }) {
  return (
    <View className="suggest-words">
      {words.map((word) => (
        <Button key={word} className="suggest-word" onClick={() => onChoose(word)}>
          {word}
        </Button>
      ))}
    </View>
  )
}
