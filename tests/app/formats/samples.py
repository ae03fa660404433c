"""Pages in our own words, laid out as the sites lay them out when they are copied; and where the shared files lie."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[4] / "shared"
SEEDS = (
    "000_072adb7f613df0cd.txt",
    "001_f8bcf1f3e4e3965b.txt",
    "002_100b168ea907a0f5.txt",
    "003_69847a967f652f7b.txt",
)


def shared(name: str) -> Path:
    """Find a shared file; the test is skipped, saying so, where it is not beside the checkout."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"shared/{name} is not beside this checkout")
    return path


EN_ONE = (
    "Care networks in four towns were asked how they share records and money. We visited each town twice, spoke with "
    "thirty managers, and read the minutes of their boards over two years."
)
EN_TWO = (
    "Networks with one payer agreed on goals sooner than networks with several. Staff who changed places often said that "
    "they no longer knew whom to call, and that new forms were added while old ones stayed."
)
ZH_ONE = "我们询问了四个城镇的医疗网络如何共享病历与资金。我们对每个城镇走访两次，访谈了三十名管理者，并查阅了两年的会议记录。"
ZH_TWO = "单一支付方的网络比多支付方的网络更早就目标达成一致。经常调动岗位的员工表示，他们不再知道该联系谁，新表格不断增加而旧表格仍在使用。"
ZH_HANT_ONE = "我們詢問了四個城鎮的醫療網絡如何共享病歷與資金。我們對每個城鎮走訪兩次，訪談了三十名管理者，並查閱了兩年的會議記錄。"
FR_ONE = (
    "Les réseaux de soins de quatre villes ont été interrogés sur le partage des dossiers et des fonds. Nous avons visité "
    "chaque ville deux fois et lu les procès-verbaux de leurs conseils pendant deux années entières."
)
CITATION = "J Test Care. 2019 Mar 4;12(3):45-58. doi: 10.1234/jtc.2019.045. Epub 2018 Dec 30."
TITLE = "How care networks share records and money: a study of four towns"
TITLE_ZH = "医疗网络如何共享病历与资金：四个城镇的研究"

PUBMED = f"""An official website of the United States government
Here's how you know
Search in PubMed
Save
Email
Review
J Test Care
Actions
. 2019 Mar 4;12(3):45-58.
doi: 10.1234/jtc.2019.045. Epub 2018 Dec 30.
{TITLE}
Anna B Carter 1, Li Wei 2 3, Jan van der Velde 2
Affiliations Expand
1 Department of Care, University of Northtown, Northtown, Canada.
2 Southtown School of Public Health, Southtown, United States.
3 Care Lab, Eastville.
PMID: 30000001 PMCID: PMC6000001 DOI: 10.1234/jtc.2019.045
Free PMC article
Abstract
Background: {EN_ONE}

Results: {EN_TWO}

Keywords: Care networks; Payment; Records.

Copyright © 2019 Test House. All rights reserved.

PubMed Disclaimer

Conflict of interest statement
The authors declare that nobody paid them for this work. They have no other interests that touch on it.

Similar articles
Money in care networks.
Dorn E, Falk G.J Other Care. 2015 Jan;3(1):1-9. doi: 10.9999/joc.2015.1.J Other Care. 2015.PMID: 25000001
What do boards of care networks talk about? A diary study of a year.
J Third Care. 2014 Jan;3(1):1-9. doi: 10.9999/jth.2014.1.
See all similar articles
Cited by
References
MeSH terms
LinkOut - more resources
"""

PUBMED_TEXT = """1. J Test Care. 2019 Mar 4;12(3):45-58. doi: 10.1234/jtc.2019.045. Epub 2018
Dec 30.

How care networks share records and money: a study of four towns in the north
and in the south.

Carter AB(1), Wei L(2)(3), van der Velde J(2).

Author information:
(1)Department of Care, University of Northtown, Northtown, Canada.
(2)Southtown School of Public Health, 12 Long Street with a very long name,
Southtown, United States.
(3)Care Lab, Eastville.

BACKGROUND: Care networks in four towns were asked how they share records and
money. We visited each town twice, spoke with thirty managers, and read the
minutes of their boards over two years.
RESULTS: Networks with one payer agreed on goals sooner than networks with
several. Staff who changed places often said that they no longer knew whom to
call, and that new forms were added while old ones stayed.

Copyright © 2019 Test House. All rights reserved.

DOI: 10.1234/jtc.2019.045
PMCID: PMC6000001
PMID: 30000001 [Indexed for MEDLINE]
"""

MENDELEY = f"""{TITLE}
Carter A
van der Velde J
Journal of Test Care (2019) 12(3) 45-58
DOI: 10.1234/jtc.2019.045
5Citations
Citations of this article
14Readers
Mendeley users who have this article in their library.
Get full text
This article is free to access.
Abstract
{EN_ONE} {EN_TWO}
Author supplied keywords
Care networks
Payment
Cite
CITATION STYLE
APA
Carter, A., & van der Velde, J. (2019). {TITLE}. Journal of Test Care, 12(3), 45–58. https://doi.org/10.1234/jtc.2019.045
Copy to Clipboard
Register to see more suggestions
Mendeley helps you to discover research relevant for your work.
Already have an account? Sign in
"""

BILINGUAL_SITE = f"""Suppr 超能文献
文献检索
文档翻译
{TITLE_ZH}
{TITLE}
机构信息
Department of Care, University of Northtown, Northtown, Canada.
出版信息
{CITATION}
DOI:10.1234/jtc.2019.045
PMID:30000001
Abstract
{EN_ONE}
{EN_TWO}
摘要
{ZH_ONE}
{ZH_TWO}
以上中文由机器翻译
相似文献
1
别的研究的标题。
J Other Care. 2015 Jan;3(1):1-9. doi: 10.9999/joc.2015.1.
引用本文的文献
我们使用 cookie 改善体验，点击接受所有 cookie
"""

CHINESE_JOURNAL = f"""{TITLE_ZH}
王小明，李华，欧阳文
北方大学公共卫生学院，北京 100000
【摘要】{ZH_ONE}
{ZH_TWO}
【关键词】医疗网络；支付；病历
{TITLE}
WANG Xiaoming, LI Hua
【Abstract】{EN_ONE}
{EN_TWO}
Key words: care networks; payment
引用本文：王小明, 李华. {TITLE_ZH}[J]. 测试卫生, 2019, 12(3): 45-58.
"""


def seed_layout(*paragraphs: str, address: str = "University of Northtown, Canada.", citation: str = CITATION) -> str:
    """Lay a page out as the seeds are: address, citation, paragraphs."""
    return "\n".join((address, citation, *paragraphs))
