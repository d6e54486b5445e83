import { Button, Input, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Icon } from '../../components/icon'
import { Page } from '../../components/page'
import { TapButton } from '../../components/tap-button'
import { meaning } from '../../platform/meaning'
import { searchHistory } from '../../state/search-history'
import { Results } from './results'
import { Suggestions } from './suggestions'
import { withSearch } from './with-search'
import './index.scss'

const TEXT_MAX = 40

/** Finding goods: by words (`?text=`), or all of a category (`?categoryId=&title=`). */
export default function Search() {
  const { params } = useRouter()
  const [category, setCategory] = useState(
    params.categoryId ? { categoryId: params.categoryId, name: decodeText(params.title) || '该分类' } : null,
  )
  const [typed, setTyped] = useState(decodeText(params.text))
  const [text, setText] = useState(typed)
  const search = (wanted: string) => {
    const searched = wanted.trim()
    setTyped(searched)
    setText(searched)
    if (searched) searchHistory.set(withSearch(searchHistory.get(), searched))
  }
  const type = (next: string) => {
    setTyped(next)
    // An emptied field shows the suggestions again.
    if (next === '') setText('')
  }
  const isAsking = text === '' && category === null
  return (
    <Page>
      <View className="search-bar" {...meaning({ role: 'search' })}>
        <View className="search-field">
          <Icon name="search" />
          <Input
            id="search-text"
            className="search-input"
            {...meaning({ label: '搜索商品' })}
            value={typed}
            placeholder={category ? `在${category.name}中搜索` : '搜索商品'}
            placeholderClass="search-placeholder"
            confirmType="search"
            maxlength={TEXT_MAX}
            focus={isAsking}
            onInput={(event) => type(event.detail.value)}
            onConfirm={(event) => search(event.detail.value)}
          />
          {typed ? (
            <Button className="search-clear" {...meaning({ label: '清空输入' })} onClick={() => type('')}>
              <Icon name="close" size="small" />
            </Button>
          ) : null}
        </View>
        <TapButton id="search-go" size="small" tone="primary" onTap={() => search(typed)}>
          搜索
        </TapButton>
      </View>
      {isAsking ? (
        <Suggestions onChoose={search} />
      ) : (
        <Results
          text={text}
          category={category}
          onAllCategories={() => setCategory(null)}
          onOtherText={() => type('')}
        />
      )}
    </Page>
  )
}

/** Parameters arrive as they stand in the address. */
function decodeText(text: string | undefined): string {
  try {
    return decodeURIComponent(text ?? '').slice(0, TEXT_MAX)
  } catch {
    return (text ?? '').slice(0, TEXT_MAX)
  }
}
