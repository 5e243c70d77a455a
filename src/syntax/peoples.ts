/**
 * Peoples, faiths and followings that news names without saying what they are, and that name nothing else; nationalities
 * are known to the model well enough. Written from general knowledge; plurals in -s go with them.
 */
export const PEOPLES: ReadonlySet<string> = new Set(
  `Aboriginal Acholi Adivasi Afar Afrikaner Ahmadi Ahmadiyya Ainu Akan Alawite Amazigh Amhara Anglican Antifa Apache Arab Arabic Arakanese Ashkenazi Assyrian Aymara Azeri
   Baha'i Bahá'í Bahai Bakongo Balinese Baloch Baluch Bamiléké Bangsamoro Basque Bedouin Bemba Bengali Berber Bhil Bosniak Breton Buddhist Buganda Bushmen
   Catalan Catholic Chagossian Chechen Cherokee Chewa Chin Christian Circassian Copt Coptic Cree Creole Cypriot Dalit Dayak Dinka Dravidian Druze Evangelical Ewe Flemish Fon Fula Fulani
   Gagauz Garifuna Garo Gikuyu Gond Guarani Guaraní Gujarati Gurkha Haida Han Haredi Hasidic Hausa Hazara Hebrew Herero Hindi Hindu Hmong Hui Hutu Igbo Igorot Ijaw Indigenous Ingush Inuit Inuk Inupiat Inuvialuit
   Ismaili Jain Jat Javanese Jew Jewish Kabyle Kachin Kalenjin Kannadiga Kanuri Kanak Karen Karenni Kashmiri Kayin Khmer Khoisan Kikongo Kikuyu Kodava Komi Kongo Kuki Kurd Kurdish
   Ladino Lakota Lingala Lingayat Lozi Luba Lumad Luhya Luo Maasai Maharashtrian Malay Malayali Mandinka Mandingo Manipuri Maori Māori Mapuche Maratha Marathi Maronite Masai Maya Mayan Meitei Mennonite
   Methodist Métis Miskito Mizo Mohawk Mon Mormon Moro Mossi Muslim Naga Nahua Navajo Ndebele Nepali Newar Nuer Ogoni Oromo Oriya Ossetian Ovambo Papuan Parsi Pashto Pashtun Patidar Presbyterian Protestant Punjabi
   Pygmy Quechua Quechuan Rajput Rakhine Rastafarian Rohingya Roma Romani Ruthenian Sahrawi Sakha Salafi Salafist Sami Samburu Santal Semite Senufo Sephardi Shan Shia Shiite Shi'ite Shona Sidama Sikh Sindhi Sinhala Sinhalese
   Sioux Sorb Sotho Sufi Sunni Swahili Swazi Tagalog Tajik Tamil Tatar Telugu Tigray Tigrayan Tigrean Tigrinya Tlingit Toposa Tswana Tuareg Tumbuka Turkana Turkic Turkmen Tutsi Twa Uighur Uyghur Uygur Venda Vokkaliga
   Wahhabi Wolof Xhosa Yazidi Yezidi Yoruba Yupik Zapotec Zionist Zoroastrian Zulu`.split(/\s+/),
)

export const isPeople = (word: string): boolean => {
  const plain = word.replace(/[’‘]/g, "'")
  return PEOPLES.has(plain) || (plain.endsWith('s') && PEOPLES.has(plain.slice(0, -1)))
}
