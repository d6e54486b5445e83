export default definePageConfig({ navigationBarTitleText: '我的咨询与预约', enablePullDownRefresh: true })
