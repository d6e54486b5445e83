import { Image, Swiper, SwiperItem, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { meaning } from '../../platform/meaning'
import './pictures.scss'

/** All pictures of a product, one at a time, with which of how many. */
export function Pictures({ urls, title }: { urls: readonly string[]; title: string }) {
  const [current, setCurrent] = useState(0)
  return (
    <View className="pictures" {...meaning({ role: 'group', label: `${title}的图片，共 ${urls.length} 张` })}>
      <Swiper className="pictures-swiper" circular={false} onChange={(event) => setCurrent(event.detail.current)}>
        {urls.map((url) => (
          <SwiperItem key={url} className="pictures-item">
            <Image className="pictures-image" src={url} mode="aspectFill" {...meaning({ isHidden: true })} />
          </SwiperItem>
        ))}
      </Swiper>
      {urls.length > 1 ? <Text className="pictures-count">{`${current + 1}/${urls.length}`}</Text> : null}
    </View>
  )
}
