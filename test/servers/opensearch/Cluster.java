import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.common.settings.Settings;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.transport.Netty4Plugin;

/**
 * Real OpenSearch nodes on loopback, in one process: `java Cluster.java FOLDER HTTP:TRANSPORT…`, one pair of ports a node. Says READY once
 * they are one cluster. Lines on standard input: `stop 2` ends the third node, `start 2` brings it back; its end ends all.
 */
public class Cluster {
  /** A node with the HTTP server as its only plugin. */
  static class Member extends Node {
    Member(Settings settings) {
      super(
          InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "node"),
          List.of(Netty4Plugin.class),
          false);
    }
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    String[] ports = List.of(arguments).subList(1, arguments.length).toArray(new String[0]);
    Map<Integer, Node> running = new TreeMap<>();
    // Each waits for the others: they start side by side.
    Thread[] starts = new Thread[ports.length];
    for (int i = 0; i < ports.length; i++) {
      int at = i;
      starts[at] = new Thread(() -> started(running, at, folder, ports));
      starts[at].start();
    }
    for (Thread start : starts) start.join();
    wholeWith(running.get(0), ports.length);
    System.out.println("READY");
    BufferedReader orders = new BufferedReader(new InputStreamReader(System.in));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      int at = Integer.parseInt(order.substring(order.indexOf(' ') + 1).trim());
      if (order.startsWith("stop")) running.remove(at).close();
      else {
        started(running, at, folder, ports);
        wholeWith(running.get(at), running.size());
      }
      System.out.println("DONE " + order);
    }
    // What is left in the folder is removed by who started this.
    Runtime.getRuntime().halt(0);
  }

  private static void started(Map<Integer, Node> running, int at, Path folder, String[] ports) {
    try {
      Node node = new Member(settingsOf(at, folder, ports)).start();
      synchronized (running) {
        running.put(at, node);
      }
    } catch (Exception failed) {
      failed.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  /** Waits until a node sees so many. */
  private static void wholeWith(Node node, int nodes) throws Exception {
    ClusterService cluster = node.injector().getInstance(ClusterService.class);
    while (cluster.state().nodes().getSize() < nodes || cluster.state().nodes().getClusterManagerNode() == null) Thread.sleep(20);
  }

  private static Settings settingsOf(int at, Path folder, String[] ports) {
    String[] names = new String[ports.length];
    String[] seeds = new String[ports.length];
    for (int i = 0; i < ports.length; i++) {
      names[i] = "node-" + i;
      seeds[i] = "127.0.0.1:" + ports[i].split(":")[1];
    }
    return Settings.builder()
        .put("cluster.name", "dateline-test-" + ports[0].replace(":", "-"))
        .put("node.name", names[at])
        .put("path.home", folder.resolve(names[at]).toString())
        .put("http.type", "netty4")
        .put("transport.type", "netty4")
        .put("network.host", "127.0.0.1")
        .put("http.port", ports[at].split(":")[0])
        .put("transport.port", ports[at].split(":")[1])
        .putList("discovery.seed_hosts", seeds)
        .putList("cluster.initial_cluster_manager_nodes", names)
        // A full disk of the machine under test is none of the test's business; the block of a full one is set by hand.
        .put("cluster.routing.allocation.disk.threshold_enabled", false)
        .put("node.processors", 2)
        // One that comes back takes its shards again at once.
        .put("gateway.recover_after_data_nodes", 1)
        .build();
  }
}
