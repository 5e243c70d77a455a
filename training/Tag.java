import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.*;
import java.io.*; import java.nio.charset.StandardCharsets; import java.util.*;
public class Tag {
  public static void main(String[] a) throws Exception {
    String[] models = {"edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz","edu/stanford/nlp/models/ner/english.conll.4class.distsim.crf.ser.gz","edu/stanford/nlp/models/ner/english.muc.7class.distsim.crf.ser.gz"};
    List<CRFClassifier<CoreLabel>> cs = new ArrayList<>();
    for (String m : models) cs.add(CRFClassifier.getClassifier(m));
    BufferedReader r = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintWriter w = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
    String line;
    while ((line = r.readLine()) != null) {
      List<String> out = new ArrayList<>();
      for (CRFClassifier<CoreLabel> c : cs) {
        List<CoreLabel> s = new ArrayList<>(); int i = 0;
        for (String t : line.split("\t")) { CoreLabel l = new CoreLabel(); l.setWord(t); l.setValue(t); l.set(CoreAnnotations.TextAnnotation.class, t); l.setIndex(i++); s.add(l); }
        StringBuilder b = new StringBuilder();
        for (CoreLabel l : c.classifySentence(s)) { if (b.length() > 0) b.append(' '); b.append(l.get(CoreAnnotations.AnswerAnnotation.class)); }
        out.add(b.toString());
      }
      w.println(String.join("\t", out));
    }
    w.flush();
  }
}
