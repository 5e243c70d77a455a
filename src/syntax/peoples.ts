/**
 * Peoples, faiths and followings that news names without saying what they are, and that name nothing else; nationalities
 * are known to the model well enough. Written from general knowledge; plurals in -s go with them.
 */
export const PEOPLES: ReadonlySet<string> = new Set(
  `Aboriginal Acholi Adivasi Afrikaner Ahmadi Ahmadiyya Ainu Alawite Amazigh Anglican Arab Arabic Arakanese Ashkenazi Assyrian Aymara Azeri Baha'i Bahá'í
   Bahai Bakongo Balinese Baloch Baluch Bamiléké Bangsamoro Basque Bedouin Bengali Berber Bhil Bosniak Breton Buddhist Bushmen Catalan Catholic
   Chagossian Chechen Cherokee Christian Circassian Copt Coptic Cree Creole Cypriot Dalit Dayak Dinka Dravidian Druze Evangelical Flemish Fula Fulani
   Gagauz Garifuna Gikuyu Gond Guarani Guaraní Gujarati Gurkha Haredi Hasidic Hausa Hazara Hebrew Herero Hindi Hindu Hmong Hutu Igbo Igorot Ijaw Ingush
   Inuit Inuk Inupiat Inuvialuit Ismaili Jain Javanese Jew Jewish Kabyle Kalenjin Kannadiga Kanuri Kanak Kashmiri Khmer Khoisan Kikongo Kikuyu Kodava
   Kurd Kurdish Ladino Lakota Lingala Lingayat Lumad Luhya Luo Maasai Maharashtrian Malay Malayali Mandinka Mandingo Manipuri Maori Māori Mapuche Marathi
   Maronite Masai Mayan Meitei Mennonite Methodist Métis Mizo Mohawk Mormon Mossi Muslim Nahua Ndebele Nepali Newar Nuer Ogoni Oromo Oriya Ossetian
   Ovambo Papuan Parsi Pashto Pashtun Patidar Presbyterian Protestant Punjabi Pygmy Quechua Quechuan Rajput Rastafarian Rohingya Romani Ruthenian Sahrawi
   Salafi Salafist Santal Senufo Sephardi Shia Shiite Shi'ite Shona Sikh Sindhi Sinhala Sinhalese Sorb Sotho Sufi Sunni Swahili Swazi Tagalog Tajik Tamil
   Tatar Telugu Tigrayan Tigrean Tigrinya Tlingit Tswana Tuareg Tumbuka Turkic Turkmen Tutsi Uighur Uyghur Uygur Vokkaliga Wahhabi Wolof Xhosa Yazidi
   Yezidi Yoruba Yupik Zapotec Zionist Zoroastrian Zulu`.split(/\s+/),
)

export const isPeople = (word: string): boolean => {
  const first = word.charCodeAt(0)
  if ((first >= 97 && first <= 122) || word.length < 3) return false
  const plain = word.replace(/[’‘]/g, "'")
  return PEOPLES.has(plain) || (plain.endsWith('s') && PEOPLES.has(plain.slice(0, -1)))
}
